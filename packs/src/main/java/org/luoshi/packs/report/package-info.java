/// The text of a report with its figures, and its filling; imports the engine's `text` only.
@NullMarked
package org.luoshi.packs.report;

import org.jspecify.annotations.NullMarked;
