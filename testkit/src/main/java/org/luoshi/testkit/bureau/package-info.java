/// Made-up bureaus: a year of facts, what follows from it, and the workbooks an office would keep
/// of it; may import nothing of the product, so that it can contradict it.
@NullMarked
package org.luoshi.testkit.bureau;

import org.jspecify.annotations.NullMarked;
