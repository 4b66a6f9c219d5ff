/// Who may do what: accounts, posts held, scopes, rights and sign-in; may import database, ledger,
/// org and shell.
@NullMarked
package org.luoshi.server.access;

import org.jspecify.annotations.NullMarked;
