/// Packs adopted, by version; may import database, ledger, engine and packs.
@NullMarked
package org.luoshi.server.programmes;

import org.jspecify.annotations.NullMarked;
