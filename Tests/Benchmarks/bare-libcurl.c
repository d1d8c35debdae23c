// The floor under script/benchmark transport: libcurl's multi interface and nothing else. Sends the
// same GET over and over, so many at a time, and prints how many were answered in a second.
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static size_t discard(char *data, size_t size, size_t count, void *context) {
  return size * count;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static int answered(CURLM *multi, const char *url, int total, int width) {
  int sent = 0, done = 0, count = 0, running, left;
  for (; sent < width; sent++) {
    CURL *easy = curl_easy_init();
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, discard);
    curl_multi_add_handle(multi, easy);
  }
  while (done < total) {
    curl_multi_perform(multi, &running);
    for (CURLMsg *message; (message = curl_multi_info_read(multi, &left));) {
      CURL *easy = message->easy_handle;
      count += message->data.result == CURLE_OK;
      done++;
      curl_multi_remove_handle(multi, easy);
      if (sent < total) {
        curl_multi_add_handle(multi, easy);
        sent++;
      } else {
        curl_easy_cleanup(easy);
      }
    }
    if (done < total) curl_multi_poll(multi, NULL, 0, 1000, NULL);
  }
  return count;
}

int main(int count, char **arguments) {
  if (count != 4) return fprintf(stderr, "usage: bare-libcurl URL REQUESTS AT_A_TIME\n"), 1;
  int total = atoi(arguments[2]), width = atoi(arguments[3]);
  if (width < 1 || total < width) return 1;
  CURLM *multi = curl_multi_init();
  answered(multi, arguments[1], width, width);  // The first round opens the connections.
  double start = now();
  int got = answered(multi, arguments[1], total, width);
  printf("%.0f\n", got / (now() - start));
  return 0;
}
