#pragma once
#include <arpa/inet.h>
#include <microhttpd.h>

// Only who plays the venues needs libmicrohttpd, and with it a whole TLS library. So it is loaded
// when the first daemon is started, and the functions of <microhttpd.h> that are used are defined
// here: each passes its arguments on. Where the library cannot be loaded, no daemon starts.

// MHD_start_daemon is variadic, which Swift cannot call. One thread a connection, so that a request
// that is held back holds nobody else back; bound to 127.0.0.1 and nothing else.
struct MHD_Daemon *shim_start_loopback_daemon(
    uint16_t port, unsigned connection_limit, MHD_AccessHandlerCallback handler,
    void *(*uri_log)(void *, const char *, struct MHD_Connection *),
    MHD_RequestCompletedCallback completed, void *context);

// MHD_get_daemon_info and MHD_get_connection_info are variadic.
uint16_t shim_bound_port(struct MHD_Daemon *daemon);
int shim_connection_socket(struct MHD_Connection *connection);

// Macros with casts, which Swift does not import.
static inline ssize_t shim_end_of_stream(void) { return MHD_CONTENT_READER_END_OF_STREAM; }
static inline ssize_t shim_end_with_error(void) { return MHD_CONTENT_READER_END_WITH_ERROR; }
