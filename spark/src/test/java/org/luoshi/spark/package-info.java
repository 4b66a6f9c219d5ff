/// The trials of the executors.
@NullMarked
package org.luoshi.spark;

import org.jspecify.annotations.NullMarked;
