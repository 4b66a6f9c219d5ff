/// Pieces of work with their values, exemptions; may import text.
@NullMarked
package org.luoshi.engine.record;

import org.jspecify.annotations.NullMarked;
