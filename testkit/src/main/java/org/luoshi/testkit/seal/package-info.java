/// Made-up certificates of organisations that do not exist, and seals checked from their bytes
/// alone; may import nothing of the product, so that it can contradict it.
@NullMarked
package org.luoshi.testkit.seal;

import org.jspecify.annotations.NullMarked;
