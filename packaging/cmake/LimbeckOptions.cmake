# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What every target of ours is compiled with; linked PRIVATE, so that nobody who embeds the
# core inherits it. Warnings become errors in the dev preset only.
add_library(limbeck_options INTERFACE)
target_compile_options(limbeck_options INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-Wall;-Wextra;-Wpedantic;-Wshadow;-Wconversion;-Wnon-virtual-dtor;-Woverloaded-virtual;-Wold-style-cast>)
target_compile_definitions(limbeck_options INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_FOREACH
    QT_NO_URL_CAST_FROM_STRING
    QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)

# limbeck_floor(NAME) declares one floor of the house as a static library with the alias
# Limbeck::Name. The folders below it add their files with limbeck_sources().
function(limbeck_floor name)
    add_library(limbeck_${name} STATIC)
    # Once: each further BASE_DIRS would be compared with every header.
    target_sources(limbeck_${name} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}")
    string(SUBSTRING ${name} 0 1 initial)
    string(TOUPPER ${initial} initial)
    string(SUBSTRING ${name} 1 -1 rest)
    add_library(Limbeck::${initial}${rest} ALIAS limbeck_${name})
    target_link_libraries(limbeck_${name} PRIVATE limbeck_options)
    set_target_properties(limbeck_${name} PROPERTIES AUTOMOC ON VERIFY_INTERFACE_HEADER_SETS ON)
    target_precompile_headers(limbeck_${name} PRIVATE
        <QList> <QMap> <QString> <QStringList> <QVariant> <optional> <variant> <vector>
        <tl/expected.hpp>)
endfunction()

# limbeck_sources(FLOOR file...) adds the files of the calling folder; headers go into the
# target's header set, which the build checks for being self-contained.
function(limbeck_sources floor)
    foreach(file IN LISTS ARGN)
        set(path "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
        if(file MATCHES "\\.h$")
            target_sources(limbeck_${floor} PUBLIC FILE_SET HEADERS FILES "${path}")
        else()
            target_sources(limbeck_${floor} PRIVATE "${path}")
        endif()
    endforeach()
endfunction()
