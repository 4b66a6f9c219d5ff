/// Directives (来文传达): registered where they came in, passed on level by level, each unit
/// acknowledging when and how. May import access, matters, records, shell and work.
@NullMarked
package org.luoshi.server.directives;

import org.jspecify.annotations.NullMarked;
