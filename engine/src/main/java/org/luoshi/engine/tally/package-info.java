/// Counts of judgements that add up the tree; may import judgement, obligation, duty, time and org.
@NullMarked
package org.luoshi.engine.tally;

import org.jspecify.annotations.NullMarked;
