// The names are libmicrohttpd's own. They are hidden, so that the library, once loaded, goes on
// calling itself and not these.
#include "CMicroHTTPD.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>

#define HIDDEN __attribute__((visibility("hidden")))

// What is asked of the library: the result of each function, its parameters and how they are passed
// on. All but the first are asked only of what a daemon has brought about.
#define FUNCTIONS(F)                                                                              \
  F(void, MHD_stop_daemon, (struct MHD_Daemon * daemon), (daemon))                                \
  F(struct MHD_Response *, MHD_create_response_from_buffer,                                       \
    (size_t size, void *buffer, enum MHD_ResponseMemoryMode mode), (size, buffer, mode))          \
  F(struct MHD_Response *, MHD_create_response_from_callback,                                     \
    (uint64_t size, size_t block, MHD_ContentReaderCallback read, void *context,                  \
     MHD_ContentReaderFreeCallback release),                                                      \
    (size, block, read, context, release))                                                        \
  F(void, MHD_destroy_response, (struct MHD_Response * response), (response))                     \
  F(enum MHD_Result, MHD_add_response_header,                                                     \
    (struct MHD_Response * response, const char *name, const char *value),                        \
    (response, name, value))                                                                      \
  F(enum MHD_Result, MHD_queue_response,                                                          \
    (struct MHD_Connection * connection, unsigned status, struct MHD_Response *response),         \
    (connection, status, response))                                                               \
  F(int, MHD_get_connection_values,                                                               \
    (struct MHD_Connection * connection, enum MHD_ValueKind kind, MHD_KeyValueIterator iterator,  \
     void *context),                                                                              \
    (connection, kind, iterator, context))

// Called by the functions below alone.
#define OTHERS(F)                                                    \
  F(struct MHD_Daemon *, MHD_start_daemon, , )                       \
  F(const union MHD_DaemonInfo *, MHD_get_daemon_info, , )           \
  F(const union MHD_ConnectionInfo *, MHD_get_connection_info, , )

#define DECLARE(result, name, parameters, arguments) static __typeof__(&name) loaded_##name;
FUNCTIONS(DECLARE)
OTHERS(DECLARE)

static int is_loaded;

static void load(void) {
  void *library = dlopen("libmicrohttpd.so.12", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return;
  int is_whole = 1;
#define FIND(result, name, parameters, arguments)           \
  loaded_##name = (__typeof__(&name))dlsym(library, #name); \
  is_whole = is_whole && loaded_##name != NULL;
  FUNCTIONS(FIND)
  OTHERS(FIND)
  is_loaded = is_whole;
}

#define DEFINE(result, name, parameters, arguments) \
  HIDDEN result name parameters { return loaded_##name arguments; }
FUNCTIONS(DEFINE)

struct MHD_Daemon *shim_start_loopback_daemon(
    uint16_t port, unsigned connection_limit, MHD_AccessHandlerCallback handler,
    void *(*uri_log)(void *, const char *, struct MHD_Connection *),
    MHD_RequestCompletedCallback completed, void *context) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  if (!is_loaded) return NULL;
  struct sockaddr_in address;
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return loaded_MHD_start_daemon(
      MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION, port, NULL,
      NULL, handler, context, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
      MHD_OPTION_URI_LOG_CALLBACK, uri_log, context, MHD_OPTION_NOTIFY_COMPLETED, completed,
      context, MHD_OPTION_CONNECTION_LIMIT, connection_limit, MHD_OPTION_END);
}

uint16_t shim_bound_port(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info =
      loaded_MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info ? info->port : 0;
}

int shim_connection_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      loaded_MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? info->connect_fd : -1;
}
