#pragma once
#include <arpa/inet.h>
#include <microhttpd.h>
#include <string.h>

// MHD_start_daemon is variadic, which Swift cannot call. One thread a connection, so that a request
// that is held back holds nobody else back; bound to 127.0.0.1 and nothing else.
static inline struct MHD_Daemon *
shim_start_loopback_daemon(uint16_t port, unsigned connection_limit, MHD_AccessHandlerCallback handler,
                           void *(*uri_log)(void *, const char *, struct MHD_Connection *),
                           MHD_RequestCompletedCallback completed, void *context) {
  struct sockaddr_in address;
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return MHD_start_daemon(
      MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION, port, NULL, NULL,
      handler, context, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
      MHD_OPTION_URI_LOG_CALLBACK, uri_log, context, MHD_OPTION_NOTIFY_COMPLETED, completed, context,
      MHD_OPTION_CONNECTION_LIMIT, connection_limit,
      MHD_OPTION_END);
}

// MHD_get_daemon_info and MHD_get_connection_info are variadic.
static inline uint16_t shim_bound_port(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info ? info->port : 0;
}

static inline int shim_connection_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? info->connect_fd : -1;
}

// Macros with casts, which Swift does not import.
static inline ssize_t shim_end_of_stream(void) { return MHD_CONTENT_READER_END_OF_STREAM; }
static inline ssize_t shim_end_with_error(void) { return MHD_CONTENT_READER_END_WITH_ERROR; }
