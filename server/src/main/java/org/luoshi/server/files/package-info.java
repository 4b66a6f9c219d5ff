/// Files attached to records: sealed under the hash of their bytes, shown without what they tell
/// unasked; may import database, ledger and uploads.
@NullMarked
package org.luoshi.server.files;

import org.jspecify.annotations.NullMarked;
