/// The roll-up of a nation measured against databases on the same data in the same run; may import
/// the engine and the server.
@NullMarked
package org.luoshi.bench.rollup;

import org.jspecify.annotations.NullMarked;
