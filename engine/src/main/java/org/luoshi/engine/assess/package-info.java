/// Scores by clause, grades and random draws, and the sums that roll up. May import duty, org,
/// record and text.
@NullMarked
package org.luoshi.engine.assess;

import org.jspecify.annotations.NullMarked;
