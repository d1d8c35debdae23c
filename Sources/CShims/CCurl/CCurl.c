// The names are libcurl's own. They are hidden, so that the library, once loaded, goes on calling
// itself and not these.
#define CURL_DISABLE_TYPECHECK
#include "CCurl.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt

#define HIDDEN __attribute__((visibility("hidden")))

// What is asked of the library: the result of each function, its parameters, how they are passed
// on, and what is answered without the library.
#define FUNCTIONS(F)                                                                              \
  F(CURL *, curl_easy_init, (void), (), NULL)                                                     \
  F(void, curl_easy_cleanup, (CURL * handle), (handle), )                                         \
  F(const char *, curl_easy_strerror, (CURLcode code), (code), "libcurl is missing")              \
  F(CURLM *, curl_multi_init, (void), (), NULL)                                                   \
  F(CURLMcode, curl_multi_cleanup, (CURLM * multi), (multi), CURLM_INTERNAL_ERROR)                \
  F(CURLMcode, curl_multi_wakeup, (CURLM * multi), (multi), CURLM_INTERNAL_ERROR)                 \
  F(CURLMcode, curl_multi_perform, (CURLM * multi, int *running), (multi, running),               \
    CURLM_INTERNAL_ERROR)                                                                         \
  F(CURLMcode, curl_multi_poll,                                                                   \
    (CURLM * multi, struct curl_waitfd extra[], unsigned int count, int timeout, int *ready),     \
    (multi, extra, count, timeout, ready), CURLM_INTERNAL_ERROR)                                  \
  F(CURLMcode, curl_multi_add_handle, (CURLM * multi, CURL *handle), (multi, handle),             \
    CURLM_INTERNAL_ERROR)                                                                         \
  F(CURLMcode, curl_multi_remove_handle, (CURLM * multi, CURL *handle), (multi, handle),          \
    CURLM_INTERNAL_ERROR)                                                                         \
  F(CURLMsg *, curl_multi_info_read, (CURLM * multi, int *left), (multi, left), NULL)             \
  F(struct curl_slist *, curl_slist_append, (struct curl_slist * list, const char *text),         \
    (list, text), NULL)                                                                           \
  F(void, curl_slist_free_all, (struct curl_slist * list), (list), )

// Called by the functions below alone.
#define OTHERS(F)                                                                                 \
  F(CURLcode, curl_global_init, , , )                                                             \
  F(CURLcode, curl_easy_setopt, , , )                                                             \
  F(CURLcode, curl_easy_getinfo, , , )                                                            \
  F(CURLMcode, curl_multi_setopt, , , )

#define DECLARE(result, name, parameters, arguments, otherwise) \
  static __typeof__(&name) loaded_##name;
FUNCTIONS(DECLARE)
OTHERS(DECLARE)

static int is_loaded;

static void load(void) {
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return;
  int is_whole = 1;
#define FIND(result, name, parameters, arguments, otherwise)     \
  loaded_##name = (__typeof__(&name))dlsym(library, #name);      \
  is_whole = is_whole && loaded_##name != NULL;
  FUNCTIONS(FIND)
  OTHERS(FIND)
  is_loaded = is_whole;
}

HIDDEN CURLcode curl_global_init(long flags) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return is_loaded ? loaded_curl_global_init(flags) : CURLE_FAILED_INIT;
}

#define DEFINE(result, name, parameters, arguments, otherwise) \
  HIDDEN result name parameters {                              \
    if (!is_loaded) return otherwise;                          \
    return loaded_##name arguments;                            \
  }
FUNCTIONS(DEFINE)

#define SET(handle, option, value) \
  (is_loaded ? loaded_curl_easy_setopt(handle, option, value) : CURLE_FAILED_INIT)
#define GET(handle, info, value) \
  (is_loaded ? loaded_curl_easy_getinfo(handle, info, value) : CURLE_FAILED_INIT)

CURLcode curl_set_long(CURL *handle, CURLoption option, long value) {
  return SET(handle, option, value);
}
CURLcode curl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
  return SET(handle, option, value);
}
CURLcode curl_set_string(CURL *handle, CURLoption option, const char *value) {
  return SET(handle, option, value);
}
CURLcode curl_set_pointer(CURL *handle, CURLoption option, const void *value) {
  return SET(handle, option, value);
}
CURLcode curl_set_data_function(
    CURL *handle, CURLoption option, size_t (*function)(char *, size_t, size_t, void *)) {
  return SET(handle, option, function);
}
CURLcode curl_set_prerequest_function(
    CURL *handle, int (*function)(void *, char *, char *, int, int)) {
  return SET(handle, CURLOPT_PREREQFUNCTION, function);
}
CURLcode curl_set_open_socket_function(
    CURL *handle, curl_socket_t (*function)(void *, curlsocktype, struct curl_sockaddr *)) {
  return SET(handle, CURLOPT_OPENSOCKETFUNCTION, function);
}
CURLcode curl_set_close_socket_function(CURL *handle, int (*function)(void *, curl_socket_t)) {
  return SET(handle, CURLOPT_CLOSESOCKETFUNCTION, function);
}
CURLcode curl_get_long(CURL *handle, CURLINFO info, long *value) {
  return GET(handle, info, value);
}
CURLcode curl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
  return GET(handle, info, value);
}
CURLMcode curl_multi_set_long(CURLM *handle, CURLMoption option, long value) {
  return is_loaded ? loaded_curl_multi_setopt(handle, option, value) : CURLM_INTERNAL_ERROR;
}
