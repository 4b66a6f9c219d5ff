/// Documents in official form, written as docx and PDF; imports the engine's `text` only.
@NullMarked
package org.luoshi.office.document;

import org.jspecify.annotations.NullMarked;
