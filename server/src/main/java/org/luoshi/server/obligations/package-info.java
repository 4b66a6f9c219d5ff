/// What is owed and how it stands on a date, with explanations and figures; may import the engine,
/// org and shell.
@NullMarked
package org.luoshi.server.obligations;

import org.jspecify.annotations.NullMarked;
