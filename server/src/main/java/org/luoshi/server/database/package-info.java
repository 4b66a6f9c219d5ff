/// The data folder, the PostgreSQL in it or elsewhere, its schema and its transactions; imports the
/// engine's texts and no other room of the server.
@NullMarked
package org.luoshi.server.database;

import org.jspecify.annotations.NullMarked;
