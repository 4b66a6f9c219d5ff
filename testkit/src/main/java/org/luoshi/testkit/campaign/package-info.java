/// A campaign of inspections, run by programs over HTTP from its plan to its closing, with sums of
/// its own; may import nothing of the product, so that it can contradict it.
@NullMarked
package org.luoshi.testkit.campaign;

import org.jspecify.annotations.NullMarked;
