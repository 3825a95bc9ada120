import unicodedata as u

text = 'aÅéñßÆŒ½²٣ⅧΩ가힣中ﬁ①Ａ\u0301\u0323\u00a0€😀\u200d₂'
for c in text:
    print(ascii(c), u.category(c), u.bidirectional(c), u.combining(c), u.east_asian_width(c), u.mirrored(c), u.decomposition(c), u.decimal(c, None),
          u.digit(c, None), u.numeric(c, None))
# =>(3.8-3.13) 'a' Ll L 0 Na 0  None None None
# =>(3.8-3.13) '\xc5' Lu L 0 N 0 0041 030A None None None
# =>(3.8-3.13) '\xe9' Ll L 0 A 0 0065 0301 None None None
# =>(3.8-3.13) '\xf1' Ll L 0 N 0 006E 0303 None None None
# =>(3.8-3.13) '\xdf' Ll L 0 A 0  None None None
# =>(3.8-3.13) '\xc6' Lu L 0 A 0  None None None
# =>(3.8-3.13) '\u0152' Lu L 0 A 0  None None None
# =>(3.8-3.13) '\xbd' No ON 0 A 0 <fraction> 0031 2044 0032 None None 0.5
# =>(3.8-3.13) '\xb2' No EN 0 A 0 <super> 0032 None 2 2.0
# =>(3.8-3.13) '\u0663' Nd AN 0 N 0  3 3 3.0
# =>(3.8-3.13) '\u2167' Nl L 0 A 0 <compat> 0056 0049 0049 0049 None None 8.0
# =>(3.8-3.13) '\u03a9' Lu L 0 A 0  None None None
# =>(3.8-3.13) '\uac00' Lo L 0 W 0  None None None
# =>(3.8-3.13) '\ud7a3' Lo L 0 W 0  None None None
# =>(3.8-3.13) '\u4e2d' Lo L 0 W 0  None None None
# =>(3.8-3.13) '\ufb01' Ll L 0 N 0 <compat> 0066 0069 None None None
# =>(3.8-3.13) '\u2460' No ON 0 A 0 <circle> 0031 None 1 1.0
# =>(3.8-3.13) '\uff21' Lu L 0 F 0 <wide> 0041 None None None
# =>(3.8-3.13) '\u0301' Mn NSM 230 A 0  None None None
# =>(3.8-3.13) '\u0323' Mn NSM 220 A 0  None None None
# =>(3.8-3.13) '\xa0' Zs CS 0 N 0 <noBreak> 0020 None None None
# =>(3.8-3.13) '\u20ac' Sc ET 0 A 0  None None None
# =>(3.8-3.13) '\U0001f600' So ON 0 W 0  None None None
# =>(3.8-3.13) '\u200d' Cf BN 0 N 0  None None None
# =>(3.8-3.13) '\u2082' No EN 0 A 0 <sub> 0032 None 2 2.0
# =>(3.14-3.15) 'a' Ll L 0 Na 0  None None None
# =>(3.14-3.15) '\xc5' Lu L 0 N 0 0041 030A None None None
# =>(3.14-3.15) '\xe9' Ll L 0 A 0 0065 0301 None None None
# =>(3.14-3.15) '\xf1' Ll L 0 N 0 006E 0303 None None None
# =>(3.14-3.15) '\xdf' Ll L 0 A 0  None None None
# =>(3.14-3.15) '\xc6' Lu L 0 A 0  None None None
# =>(3.14-3.15) '\u0152' Lu L 0 A 0  None None None
# =>(3.14-3.15) '\xbd' No ON 0 A 0 <fraction> 0031 2044 0032 None None 0.5
# =>(3.14-3.15) '\xb2' No EN 0 A 0 <super> 0032 None 2 2.0
# =>(3.14-3.15) '\u0663' Nd AN 0 N 0  3 3 3.0
# =>(3.14-3.15) '\u2167' Nl L 0 A 0 <compat> 0056 0049 0049 0049 None None 8.0
# =>(3.14-3.15) '\u03a9' Lu L 0 A 0  None None None
# =>(3.14-3.15) '\uac00' Lo L 0 W 0 1100 1161 None None None
# =>(3.14-3.15) '\ud7a3' Lo L 0 W 0 1112 1175 11C2 None None None
# =>(3.14-3.15) '\u4e2d' Lo L 0 W 0  None None None
# =>(3.14-3.15) '\ufb01' Ll L 0 N 0 <compat> 0066 0069 None None None
# =>(3.14-3.15) '\u2460' No ON 0 A 0 <circle> 0031 None 1 1.0
# =>(3.14-3.15) '\uff21' Lu L 0 F 0 <wide> 0041 None None None
# =>(3.14-3.15) '\u0301' Mn NSM 230 A 0  None None None
# =>(3.14-3.15) '\u0323' Mn NSM 220 A 0  None None None
# =>(3.14-3.15) '\xa0' Zs CS 0 N 0 <noBreak> 0020 None None None
# =>(3.14-3.15) '\u20ac' Sc ET 0 A 0  None None None
# =>(3.14-3.15) '\U0001f600' So ON 0 W 0  None None None
# =>(3.14-3.15) '\u200d' Cf BN 0 N 0  None None None
# =>(3.14-3.15) '\u2082' No EN 0 A 0 <sub> 0032 None 2 2.0
for c in 'aé½Ω가中€😀 (\u0301':
    print(u.name(c), u.lookup(u.name(c)) == c)
# => LATIN SMALL LETTER A True
# => LATIN SMALL LETTER E WITH ACUTE True
# => VULGAR FRACTION ONE HALF True
# => GREEK CAPITAL LETTER OMEGA True
# => HANGUL SYLLABLE GA True
# => CJK UNIFIED IDEOGRAPH-4E2D True
# => EURO SIGN True
# => GRINNING FACE True
# => SPACE True
# => LEFT PARENTHESIS True
# => COMBINING ACUTE ACCENT True
for form in ('NFC', 'NFD', 'NFKC', 'NFKD'):
    for s in ('Å', 'A\u030a', '\u212b', 'é', 'e\u0301', 'ﬁ①½', 'q\u0307\u0323', '가', '\u1100\u1161\u11a8', '한국', 'ﷺ', 'ça va, naïve', '\u0958', '豈', 'a\u0323\u0301'):
        print(form, ascii(s), ascii(u.normalize(form, s)), u.is_normalized(form, s), end='; ')
    print()
# => NFC '\xc5' '\xc5' True; NFC 'A\u030a' '\xc5' False; NFC '\u212b' '\xc5' False; NFC '\xe9' '\xe9' True; NFC 'e\u0301' '\xe9' False; NFC '\ufb01\u2460\xbd' '\ufb01\u2460\xbd' True; NFC 'q\u0307\u0323' 'q\u0323\u0307' False; NFC '\uac00' '\uac00' True; NFC '\u1100\u1161\u11a8' '\uac01' False; NFC '\ud55c\uad6d' '\ud55c\uad6d' True; NFC '\ufdfa' '\ufdfa' True; NFC '\xe7a va, na\xefve' '\xe7a va, na\xefve' True; NFC '\u0958' '\u0915\u093c' False; NFC '\u8c48' '\u8c48' True; NFC 'a\u0323\u0301' '\u1ea1\u0301' False; 
# => NFD '\xc5' 'A\u030a' False; NFD 'A\u030a' 'A\u030a' True; NFD '\u212b' 'A\u030a' False; NFD '\xe9' 'e\u0301' False; NFD 'e\u0301' 'e\u0301' True; NFD '\ufb01\u2460\xbd' '\ufb01\u2460\xbd' True; NFD 'q\u0307\u0323' 'q\u0323\u0307' False; NFD '\uac00' '\u1100\u1161' False; NFD '\u1100\u1161\u11a8' '\u1100\u1161\u11a8' True; NFD '\ud55c\uad6d' '\u1112\u1161\u11ab\u1100\u116e\u11a8' False; NFD '\ufdfa' '\ufdfa' True; NFD '\xe7a va, na\xefve' 'c\u0327a va, nai\u0308ve' False; NFD '\u0958' '\u0915\u093c' False; NFD '\u8c48' '\u8c48' True; NFD 'a\u0323\u0301' 'a\u0323\u0301' True; 
# => NFKC '\xc5' '\xc5' True; NFKC 'A\u030a' '\xc5' False; NFKC '\u212b' '\xc5' False; NFKC '\xe9' '\xe9' True; NFKC 'e\u0301' '\xe9' False; NFKC '\ufb01\u2460\xbd' 'fi11\u20442' False; NFKC 'q\u0307\u0323' 'q\u0323\u0307' False; NFKC '\uac00' '\uac00' True; NFKC '\u1100\u1161\u11a8' '\uac01' False; NFKC '\ud55c\uad6d' '\ud55c\uad6d' True; NFKC '\ufdfa' '\u0635\u0644\u0649 \u0627\u0644\u0644\u0647 \u0639\u0644\u064a\u0647 \u0648\u0633\u0644\u0645' False; NFKC '\xe7a va, na\xefve' '\xe7a va, na\xefve' True; NFKC '\u0958' '\u0915\u093c' False; NFKC '\u8c48' '\u8c48' True; NFKC 'a\u0323\u0301' '\u1ea1\u0301' False; 
# => NFKD '\xc5' 'A\u030a' False; NFKD 'A\u030a' 'A\u030a' True; NFKD '\u212b' 'A\u030a' False; NFKD '\xe9' 'e\u0301' False; NFKD 'e\u0301' 'e\u0301' True; NFKD '\ufb01\u2460\xbd' 'fi11\u20442' False; NFKD 'q\u0307\u0323' 'q\u0323\u0307' False; NFKD '\uac00' '\u1100\u1161' False; NFKD '\u1100\u1161\u11a8' '\u1100\u1161\u11a8' True; NFKD '\ud55c\uad6d' '\u1112\u1161\u11ab\u1100\u116e\u11a8' False; NFKD '\ufdfa' '\u0635\u0644\u0649 \u0627\u0644\u0644\u0647 \u0639\u0644\u064a\u0647 \u0648\u0633\u0644\u0645' False; NFKD '\xe7a va, na\xefve' 'c\u0327a va, nai\u0308ve' False; NFKD '\u0958' '\u0915\u093c' False; NFKD '\u8c48' '\u8c48' True; NFKD 'a\u0323\u0301' 'a\u0323\u0301' True; 
print(''.join(c for c in u.normalize('NFD', 'Crème Brûlée àéîõü') if not u.combining(c)))  # => Creme Brulee aeiou


def said(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


said(u.name, '\n')  # => ValueError no such name
said(u.name, '\n', 'default')  # => default
said(u.numeric, 'a')  # => ValueError not a numeric character
said(u.decimal, '½')  # => ValueError not a decimal
said(u.digit, 'x')  # => ValueError not a digit
said(u.lookup, 'NO SUCH THING')  # => KeyError "undefined character name 'NO SUCH THING'"
said(u.normalize, 'NFX', 'é')  # => ValueError invalid normalization form
print(sorted({u.category(chr(c)) for c in range(0x3000)}), len([c for c in range(0x250) if u.category(chr(c)) == 'Ll']))
# => ['Cc', 'Cf', 'Cn', 'Ll', 'Lm', 'Lo', 'Lt', 'Lu', 'Mc', 'Me', 'Mn', 'Nd', 'Nl', 'No', 'Pc', 'Pd', 'Pe', 'Pf', 'Pi', 'Po', 'Ps', 'Sc', 'Sk', 'Sm', 'So', 'Zl', 'Zp', 'Zs'] 220
