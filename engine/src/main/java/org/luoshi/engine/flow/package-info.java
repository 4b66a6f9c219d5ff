/// Through which states a matter goes, by which moves, by whose hand: tables, and what follows from
/// them. May import nothing of the other rooms.
@NullMarked
package org.luoshi.engine.flow;

import org.jspecify.annotations.NullMarked;
