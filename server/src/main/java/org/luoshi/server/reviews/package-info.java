/// Reviews (述职评议): heads report once a year, last year's rectification first, and are rated by
/// others. May import access, findings, matters, records, shell and work.
@NullMarked
package org.luoshi.server.reviews;

import org.jspecify.annotations.NullMarked;
