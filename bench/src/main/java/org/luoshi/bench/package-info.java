/// Measurements that can be repeated by one command; may import everything, is imported by nothing.
@NullMarked
package org.luoshi.bench;

import org.jspecify.annotations.NullMarked;
