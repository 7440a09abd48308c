#!/bin/sh
# SPDX-License-Identifier: ISC
# Stands in for the unit tests where cmocka was not found, so that their absence is seen.
echo 'missing tool: cmocka (libcmocka-dev); no unit test was built'
exit 77
