/// Texts in both languages, places, diagnostics and their phrases; imports no other room.
@NullMarked
package org.luoshi.engine.text;

import org.jspecify.annotations.NullMarked;
