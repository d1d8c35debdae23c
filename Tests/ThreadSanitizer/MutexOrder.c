// Tells the thread sanitizer what a contended Synchronization.Mutex orders.
//
// The uncontended path of Mutex is inlined into the code that is instrumented, where the sanitizer
// sees its atomic operations. A contended lock and its release happen inside the Swift runtime and
// the kernel (FUTEX_LOCK_PI), which it cannot see: it then reports races between two bodies of
// withLock on the same mutex. Preloaded, this library takes the place of the runtime's two functions,
// calls them, and says with the sanitizer's own annotations that the one who unlocks comes before
// the one who locks. Nothing is suppressed: a race that no mutex orders is still reported.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

// Absent in programs without the sanitizer, such as the one that starts the tests.
extern void __tsan_acquire(void *address) __attribute__((weak));
extern void __tsan_release(void *address) __attribute__((weak));

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))

// Synchronization._MutexHandle._lockSlow(_: UInt32)
SWIFT void lock_slow(uint32_t thread, SELF void *mutex)
    __asm__("$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");
// Synchronization._MutexHandle._unlockSlow()
SWIFT void unlock_slow(SELF void *mutex)
    __asm__("$s15Synchronization12_MutexHandleV11_unlockSlowyyF");

typedef SWIFT void (*LockSlow)(uint32_t thread, SELF void *mutex);
typedef SWIFT void (*UnlockSlow)(SELF void *mutex);

static LockSlow runtime_lock_slow;
static UnlockSlow runtime_unlock_slow;

__attribute__((constructor)) static void find_runtime(void) {
  runtime_lock_slow =
      (LockSlow)dlsym(RTLD_NEXT, "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");
  runtime_unlock_slow =
      (UnlockSlow)dlsym(RTLD_NEXT, "$s15Synchronization12_MutexHandleV11_unlockSlowyyF");
}

SWIFT void lock_slow(uint32_t thread, SELF void *mutex) {
  runtime_lock_slow(thread, mutex);
  if (__tsan_acquire) __tsan_acquire(mutex);
}

SWIFT void unlock_slow(SELF void *mutex) {
  if (__tsan_release) __tsan_release(mutex);
  runtime_unlock_slow(mutex);
}
