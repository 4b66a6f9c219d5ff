package org.luoshi.office.sheet;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Reads XML of strangers: no document type, no entity, nothing fetched.
final class SafeXml {

  private SafeXml() {}

  static void parse(InputStream xml, DefaultHandler handler) throws IOException, SAXException {
    parser().parse(xml, handler);
  }

  private static SAXParser parser() throws SAXException {
    var factory = SAXParserFactory.newDefaultNSInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newSAXParser();
    } catch (ParserConfigurationException e) {
      throw new SAXException(e);
    }
  }
}
