/// The pure decisions of Luoshi; may import java.base and JSpecify only: no I/O, clock, threads,
/// logging or reflection.
@NullMarked
package org.luoshi.engine;

import org.jspecify.annotations.NullMarked;
