/// The organisation's seal: a key with its certificate, and how it is set on a PDF so that any
/// change afterwards shows; imports the engine's `text` only.
@NullMarked
package org.luoshi.office.seal;

import org.jspecify.annotations.NullMarked;
