#pragma once
#include <curl/curl.h>

// libcurl brings thirty libraries with it, which cost more than all else at the start of a program
// that may not ask anything for a while. So it is loaded at the first call of curl_global_init, and
// the functions of <curl/curl.h> that are used are defined here: each passes its arguments on.
// Where the library cannot be loaded, curl_global_init fails and the others do nothing.

// curl_easy_setopt, curl_easy_getinfo and curl_multi_setopt are variadic, which Swift does not
// import: one function for each kind of argument.
CURLcode curl_set_long(CURL *handle, CURLoption option, long value);
CURLcode curl_set_offset(CURL *handle, CURLoption option, curl_off_t value);
CURLcode curl_set_string(CURL *handle, CURLoption option, const char *value);
CURLcode curl_set_pointer(CURL *handle, CURLoption option, const void *value);
CURLcode curl_set_data_function(
    CURL *handle, CURLoption option, size_t (*function)(char *, size_t, size_t, void *));
CURLcode curl_set_prerequest_function(
    CURL *handle, int (*function)(void *, char *, char *, int, int));
CURLcode curl_set_open_socket_function(
    CURL *handle, curl_socket_t (*function)(void *, curlsocktype, struct curl_sockaddr *));
CURLcode curl_set_close_socket_function(CURL *handle, int (*function)(void *, curl_socket_t));
CURLcode curl_get_long(CURL *handle, CURLINFO info, long *value);
CURLcode curl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value);
CURLMcode curl_multi_set_long(CURLM *handle, CURLMoption option, long value);
