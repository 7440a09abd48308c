#!/bin/sh
# SPDX-License-Identifier: ISC
# The manual pages are sound mdoc. That a page is not installed yet is no fault of another.
command -v mandoc >/dev/null 2>&1 || {
	echo 'missing tool: mandoc'
	exit 77
}
mandoc -Tlint -Wwarning "$TALANOA_SRCDIR"/doc/*.[1-9] && exit 0
exit 1
