/// The ledger: every business write leaves an entry in its own transaction; imports the room
/// database and the module trust.
@NullMarked
package org.luoshi.server.ledger;

import org.jspecify.annotations.NullMarked;
