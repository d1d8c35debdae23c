// libFuzzer's own entry points, from its FuzzerDriver.cpp and FuzzerMutate.cpp: the toolchain ships
// the library without a header.
#pragma once
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(
    int *argument_count, char ***arguments, int (*test_one_input)(const uint8_t *data, size_t size));
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t maximum_size);
