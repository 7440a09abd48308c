/* SPDX-License-Identifier: ISC */
/* What every unit test includes: cmocka in its required order and TAP output. */
#ifndef TALANOA_TESTS_UNIT_H
#define TALANOA_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#endif
