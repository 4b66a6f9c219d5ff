package org.luoshi.office.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;
import org.xml.sax.helpers.DefaultHandler;

/// Reads XML of strangers: no document type, no entity, nothing fetched.
final class SafeXml {

  private static final String XERCES = "http://apache.org/xml/features/";
  private static final String SAX = "http://xml.org/sax/features/";

  private SafeXml() {}

  static void parse(InputStream xml, DefaultHandler handler) throws IOException, SAXException {
    parser(true).parse(xml, handler);
  }

  /// Looks whether the XML declares a document type, and throws what is supplied if so; reads on to
  /// the end or stops at the first element.
  static void inspect(
      InputStream xml, boolean toItsEnd, Supplier<? extends RuntimeException> onDocumentType)
      throws IOException, SAXException {
    var inspector =
        new DefaultHandler2() {
          private boolean stopped;

          @Override
          public void startDTD(String name, String publicId, String systemId) {
            throw onDocumentType.get();
          }

          @Override
          public void startElement(String uri, String name, String qualified, Attributes attributes)
              throws SAXException {
            if (!toItsEnd) {
              stopped = true;
              throw new SAXException("seen enough");
            }
          }
        };
    var parser = parser(false);
    parser.setProperty("http://xml.org/sax/properties/lexical-handler", inspector);
    try {
      parser.parse(xml, inspector);
    } catch (SAXException e) {
      if (!inspector.stopped) {
        throw e;
      }
    }
  }

  private static SAXParser parser(boolean refusingDocumentType) throws SAXException {
    var factory = SAXParserFactory.newDefaultNSInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(XERCES + "disallow-doctype-decl", refusingDocumentType);
      factory.setFeature(XERCES + "nonvalidating/load-external-dtd", false);
      factory.setFeature(SAX + "external-general-entities", false);
      factory.setFeature(SAX + "external-parameter-entities", false);
      return factory.newSAXParser();
    } catch (ParserConfigurationException e) {
      throw new SAXException(e);
    }
  }
}
