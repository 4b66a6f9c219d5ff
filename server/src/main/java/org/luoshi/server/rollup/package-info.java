/// The counts of all subtrees kept in a file and told as JSON; may import the engine, obligations,
/// access and shell.
@NullMarked
package org.luoshi.server.rollup;

import org.jspecify.annotations.NullMarked;
