// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace limbeck::cli {

/// Overwrites the passwords in database URLs among the arguments, which everybody on the machine
/// can read in the list of processes. Call it as soon as they are parsed: until then they are seen.
void hidePasswords(int argc, char** argv);

}  // namespace limbeck::cli
