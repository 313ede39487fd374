# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later

# limbeck_add_translations(TARGET): compiles resources/translations/limbeck_*.ts and puts them
# into TARGET as :/translations. Call it where TARGET is made. `update_translations` brings the
# .ts up to date with the sources.
#
# The programs are called directly: Qt's own CMake functions come with a package that brings
# Designer, and lupdate would write paths of the build into the .ts.
find_program(LIMBECK_LUPDATE lupdate
    HINTS "${QT6_INSTALL_PREFIX}/${QT6_INSTALL_BINS}" NO_DEFAULT_PATH REQUIRED)
find_program(LIMBECK_LRELEASE lrelease
    HINTS "${QT6_INSTALL_PREFIX}/${QT6_INSTALL_BINS}" NO_DEFAULT_PATH REQUIRED)

function(limbeck_add_translations target)
    set(folder "${PROJECT_SOURCE_DIR}/resources/translations")
    set(update "${LIMBECK_LUPDATE}" -silent -no-obsolete -locations none -no-ui-lines
        -I "${PROJECT_SOURCE_DIR}" models migrations ui app/desktop)
    set(compiled)
    set(commands)
    foreach(language en de es)
        set(source "${folder}/limbeck_${language}.ts")
        set(result "${CMAKE_CURRENT_BINARY_DIR}/translations/limbeck_${language}.qm")
        add_custom_command(OUTPUT "${result}"
            COMMAND "${LIMBECK_LRELEASE}" -silent "${source}" -qm "${result}"
            DEPENDS "${source}"
            COMMENT "Compiling the translation ${language}"
            VERBATIM)
        list(APPEND compiled "${result}")
        # English needs its plurals only.
        set(extent)
        if(language STREQUAL en)
            set(extent -pluralonly)
        endif()
        list(APPEND commands COMMAND ${update} ${extent} -source-language en
            -target-language ${language} -ts "${source}")
    endforeach()
    file(MAKE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/translations")
    qt_add_resources(${target} translations
        PREFIX /translations
        BASE "${CMAKE_CURRENT_BINARY_DIR}/translations"
        FILES ${compiled})
    add_custom_target(update_translations ${commands}
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
        VERBATIM)
endfunction()
