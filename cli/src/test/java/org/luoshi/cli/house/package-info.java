/// The rules of the house, each with a fixture that breaks it; may import everything.
@NullMarked
package org.luoshi.cli.house;

import org.jspecify.annotations.NullMarked;
