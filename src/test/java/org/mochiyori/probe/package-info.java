/**
 * Attacks on a whole server over HTTP. Where each probe of the list of attacks stands:
 *
 * <ul>
 *   <li>P1 to P4, P6, P7: {@code AddressProbesTest} on every route; by name in {@code RightsProbesTest}
 *   <li>P5, P8, and what is kept of refusals: {@code RightsProbesTest}; roles that end: {@code TokensAndHubsRoutesTest};
 *       accompaniment: {@code GroupRoutesTest}
 *   <li>P9: {@code BodyProbesTest}
 *   <li>P10: {@code StatesOverHttpTest}, {@code BookingStatesTest}
 *   <li>P11: a price is no field of any body: {@code BodyProbesTest}; it is computed: {@code BookingRoutesTest}
 *   <li>P12, P13: {@code SecretProbesTest}, {@code RegistrationTest}
 *   <li>P14, P15, P17: {@code SignInRoutesTest}
 *   <li>P16: {@code WebProbesTest} on every route; forms: {@code SiteTest}, {@code BookingPagesTest}
 *   <li>P20: {@code SiteTest}, {@code PagesTest}, {@code SecurityHeadersTest}
 *   <li>P22: {@code SenderNameTest}, {@code PostmanTest}, {@code LetterRulesTest}
 *   <li>P23: nothing is exported as CSV yet
 *   <li>P24: {@code WebProbesTest}, {@code AddressProbesTest}
 *   <li>P25: {@code HostileWordsProperties}; P26: {@code SearchRoutesTest}
 *   <li>P27: {@code PatternProbesTest}
 *   <li>P28, P29: {@code BodyProbesTest}; workbooks: {@code LimitsTest}
 *   <li>P31: {@code WebProbesTest}, {@code StaticFilesTest}, {@code PhotosTest}
 *   <li>P32, P33: {@code PhotosTest}
 *   <li>P45: {@code WebProbesTest}, {@code OneSlotTest}, {@code BookingPagesTest}; P46: {@code WebProbesTest}, {@code
 *       BookingRoutesTest}
 *   <li>P52, P53: {@code WebProbesTest}, {@code WebTest}
 *   <li>P54, P59: {@code SecretProbesTest}
 * </ul>
 */
package org.mochiyori.probe;
