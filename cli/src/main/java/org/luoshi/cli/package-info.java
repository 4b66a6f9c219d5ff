/// The `luoshi` command: reads what was asked, opens the house, prints the answer; may import
/// server and what it opens.
@NullMarked
package org.luoshi.cli;

import org.jspecify.annotations.NullMarked;
