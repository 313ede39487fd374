# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later

# tree-sitter's grammar of Python: Debian 12 has the library but not the grammar, so
# ./packaging/setup fetches it with a checked digest. A grammar of the system is preferred.
pkg_check_modules(TreeSitterPython IMPORTED_TARGET tree-sitter-python)
if(TARGET PkgConfig::TreeSitterPython)
    add_library(TreeSitter::Python ALIAS PkgConfig::TreeSitterPython)
    return()
endif()
if(NOT EXISTS "${LIMBECK_GRAMMAR_DIR}/src/parser.c")
    message(FATAL_ERROR
        "tree-sitter's Python grammar is not in ${LIMBECK_GRAMMAR_DIR}. "
        "Run ./packaging/setup install, which fetches it, or set LIMBECK_GRAMMAR_DIR.")
endif()
add_library(tree_sitter_python STATIC
    "${LIMBECK_GRAMMAR_DIR}/src/parser.c"
    "${LIMBECK_GRAMMAR_DIR}/src/scanner.c")
target_include_directories(tree_sitter_python PRIVATE "${LIMBECK_GRAMMAR_DIR}/src")
# The parser is tables and one switch of 10,000 lines: optimised even in a debug build, since
# every script passes through it, and with the warnings of generated code silenced.
target_compile_options(tree_sitter_python PRIVATE -O2 -w)
set_target_properties(tree_sitter_python PROPERTIES AUTOMOC OFF C_STANDARD 11 POSITION_INDEPENDENT_CODE ON)
add_library(TreeSitter::Python ALIAS tree_sitter_python)
