/// Packs (制度包): YAML read into a Programme with all mistakes at once, the shipped packs, and
/// working calendars; imports the engine and the yaml room.
@NullMarked
package org.luoshi.packs;

import org.jspecify.annotations.NullMarked;
