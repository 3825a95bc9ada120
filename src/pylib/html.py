"""Characters that mean something in HTML, escaped and back."""
import re as _re

__all__ = ['escape', 'unescape']


def escape(s, quote=True):
    """Replace special characters "&", "<" and ">" to HTML-safe sequences."""
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    return s.replace('"', '&quot;').replace("'", '&#x27;') if quote else s


# The entities of HTML 4 (http://www.w3.org/TR/html401/sgml/entities.html): Latin 1 in the order of its characters, then the others.
_latin1 = ('nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot '
           'cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml '
           'Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig '
           'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute '
           'ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml').split()
_entities = {name: chr(160 + i) for i, name in enumerate(_latin1)}
_more = ('quot 34 amp 38 lt 60 gt 62 apos 39 OElig 338 oelig 339 Scaron 352 scaron 353 Yuml 376 fnof 402 circ 710 tilde 732 ensp 8194 emsp 8195 '
         'thinsp 8201 zwnj 8204 zwj 8205 lrm 8206 rlm 8207 ndash 8211 mdash 8212 lsquo 8216 rsquo 8217 sbquo 8218 ldquo 8220 rdquo 8221 bdquo '
         '8222 dagger 8224 Dagger 8225 bull 8226 hellip 8230 permil 8240 prime 8242 Prime 8243 lsaquo 8249 rsaquo 8250 oline 8254 frasl 8260 '
         'euro 8364 image 8465 weierp 8472 real 8476 trade 8482 alefsym 8501 larr 8592 uarr 8593 rarr 8594 darr 8595 harr 8596 crarr 8629 lArr '
         '8656 uArr 8657 rArr 8658 dArr 8659 hArr 8660 forall 8704 part 8706 exist 8707 empty 8709 nabla 8711 isin 8712 notin 8713 ni 8715 prod '
         '8719 sum 8721 minus 8722 lowast 8727 radic 8730 prop 8733 infin 8734 ang 8736 and 8743 or 8744 cap 8745 cup 8746 int 8747 there4 8756 '
         'sim 8764 cong 8773 asymp 8776 ne 8800 equiv 8801 le 8804 ge 8805 sub 8834 sup 8835 nsub 8836 sube 8838 supe 8839 oplus 8853 otimes '
         '8855 perp 8869 sdot 8901 lceil 8968 rceil 8969 lfloor 8970 rfloor 8971 lang 10216 rang 10217 loz 9674 spades 9824 clubs 9827 hearts '
         '9829 diams 9830').split()
_entities.update((name, chr(int(n))) for name, n in zip(_more[::2], _more[1::2]))
_greek = ('Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega').split()
for _i, _n in enumerate(_greek):
    if _n != '-':
        _entities[_n], _entities[_n.lower()] = chr(913 + _i), chr(945 + _i)
_entities.update(sigmaf=chr(962), thetasym=chr(977), upsih=chr(978), piv=chr(982))
_bare = set(_latin1) | {'quot', 'amp', 'lt', 'gt'}
del _i, _n, _greek, _more, _latin1


def _one(m):
    s = m[1]
    if s[0] == '#':
        n = int(s[2:].rstrip(';'), 16) if s[1] in 'xX' else int(s[1:].rstrip(';'))
        if n == 0 or 0xd800 <= n <= 0xdfff or n > 0x10ffff:
            return '\ufffd'
        if 128 <= n < 160:
            return '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'[n - 128]
        if n < 32 and n not in (9, 10, 12, 13) or n == 127 or 0xfdd0 <= n <= 0xfdef or n & 0xfffe == 0xfffe or n == 11:
            return '\r' if n == 13 else ''
        return chr(n)
    name = s.rstrip(';')
    if s.endswith(';') and name in _entities:
        return _entities[name]
    for x in range(len(name), 1, -1):
        if name[:x] in _bare:
            return _entities[name[:x]] + s[x:]
    return '&' + s


def unescape(s):
    """Convert all named and numeric character references in the string s to the corresponding unicode characters."""
    if '&' not in s:
        return s
    return _re.sub(r'&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)', _one, s)
