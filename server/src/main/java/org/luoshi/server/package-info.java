/// The live house; every room below it holds its own pages, SQL, jobs and templates.
@NullMarked
package org.luoshi.server;

import org.jspecify.annotations.NullMarked;
