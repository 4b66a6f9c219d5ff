/// The organisation as its records tell it, and units found by name; may import the engine only.
@NullMarked
package org.luoshi.server.org;

import org.jspecify.annotations.NullMarked;
