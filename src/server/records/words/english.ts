import { momentText as at, type Words } from './words.ts'

const TOKEN = {
  'token-unreadable': 'it cannot be read',
  'token-algorithm': 'it is not signed in the one way that is allowed',
  'key-missing': 'the school does not speak for its key',
  'token-forged': 'its signature does not fit what it says',
  'token-of-other-school': 'it was made for another school',
  'token-of-someone-else': 'it is about another person',
  'token-of-other-request': 'it answers another request than the one beside it',
  'request-forged': 'the signature of the request that it answers does not fit',
  'competency-not-in-programme': 'it is about a skill that is in no plan of this record',
} as const
const KEY = {
  misnamed: 'it is not the key that its name says',
  unreadable: 'its certificate cannot be read',
  differs: 'its certificate says something else than the file',
  forged: 'its certificate is not signed by this school',
} as const
const TREE = { unreadable: 'it cannot be read', forged: "the school's signature does not fit", 'other-school': 'it is of another school' } as const
const FIELD: Readonly<Record<string, string>> = {
  id: 'its name',
  competency: 'the skill',
  level: 'the level',
  facts: 'the counted facts',
  comment: 'the comment',
  at: 'the time',
  by: 'who signed',
  assurance: 'how sure it is',
  logs: 'the logs it rests on',
  token: 'its line in the signed document',
}
const UNLOCK = { session: 'while he was signed in', pin: 'with his PIN', passkey: 'with his passkey' } as const
const PURPOSE = { request: 'asks for sign-offs', 'sign-off': 'signs' } as const
const REVIEW = { 'former-mentor': 'the signer was no longer the mentor', 'key-lost': 'it came after the device had been reported lost', late: 'it came more than 30 days late', 'many-one-day': 'more than 40 were signed on one device within a day' } as const

export const english: Words = {
  verdict: { holds: 'holds', false: 'FALSE', open: 'open ' },
  title: (r) => `Record of ${r.name}, ${r.school}, made ${at(r.madeAt)}`,
  signOffs: 'Sign-offs',
  noSignOffs: 'There is no sign-off in this record.',
  signOff: (s) => `${s.competency}: level ${s.level} by ${s.name}, ${at(s.at)}`,
  provisional: "Not signatures: typed with a mentor's one-time code on the apprentice's phone. They count towards nothing, and only the file says so.",
  provisionalLine: (p) => `${p.competency}: level ${p.level}, with a code of ${p.name}, ${at(p.at)}`,
  provisionalState: (state, p) => {
    const lapses = p.lapses === null ? '' : at(p.lapses)
    switch (state) {
      case 'unheard':
        return 'The school had not seen the code when the file was made.'
      case 'waiting':
        return `When the file was made it waited for ${p.name} to confirm it by ${lapses}.`
      case 'lapsed':
        return `${p.name} did not confirm it in time; it lapsed ${lapses}.`
      case 'declined':
        return `${p.name} declined it, because: ${p.because}`
      case 'confirmed':
        return `The file says that ${p.name} confirmed it; that is a sign-off of its own, above.`
    }
  },
  cannotTell: [
    'What no file can tell: whether a withdrawal was taken out of it, and what was signed or withdrawn after it was made. The school knows.',
    'Not signed, and so only as the file says: the wording of plans, logs that no sign-off names, comments, reflections, hours.',
  ],
  total: (n) => `${n.holds} statements hold, ${n.false} are false, ${n.open} cannot be checked with this file alone.`,
  notRead: (file, problem) => {
    switch (problem.code) {
      case 'newer':
        return `${file} was made by a newer version of Craftlog. Update this one first.`
      case 'wrong-field':
        return `${file} is not whole or was changed: ${problem.where} is not as it should be.`
      case 'of-somebody-else':
        return `${file} holds something of another person: ${problem.where}.`
      case 'unreadable':
        return `${file} is not whole or was changed: it cannot be examined.`
      case 'not-json':
      case 'not-a-record':
        return `${file} is not a record of Craftlog.`
    }
  },
  says: {
    'school-key-given': (d) => `Examined with the school's key that you gave (${d.key}).`,
    'school-key-in-file': (d) => `The school's key (${d.key}) is taken from this file. Whoever made the file could have put another one there: ask the school for its key, and give it with --school-key.`,
    'school-key-missing': () => "The file does not carry the school's key, because it was made without a network. Give it with --school-key to check the certificates.",
    'school-key-differs': (d) => `The file carries another key as the school's (${d.key}).`,
    'tree-holds': (d) => `The school's word for all its ${d.size} signatures, given ${at(d.at)}, is signed by this school.`,
    'tree-false': (d) => `The school's word for its signatures does not hold: ${TREE[d.because]}.`,
    'tree-missing': () => 'The file has no proofs of the school: it was made without a network.',
    'documents-missing': () => 'The file carries no signed documents: it was made by an older version.',
    'name-certified': (d) => `The school certified a device of this apprentice under the name ${d.name}.`,
    'name-differs': (d) => `The file calls the apprentice ${d.name}; the school certified his device under the name ${d.certified}.`,
    'name-open': (d) => `That this is the record of ${d.name} is only what the file says: no certified device of his is in it.`,
    'key-certified': (d) => `The device by which ${d.name} ${PURPOSE[d.purpose]} is certified by the school until ${at(d.until)}.`,
    'key-open': (d) => `The device by which ${d.name} ${PURPOSE[d.purpose]} has a certificate, but the school's key to check it is not known.`,
    'key-false': (d) => `The device key of ${d.name} does not hold: ${KEY[d.because]}.`,
    twice: (d) => `${d.row} stands in the file twice.`,
    'of-nothing': (d) => `${d.row} is about a sign-off that is not in the file.`,
    'proof-of-nothing': (d) => `The proof for ${d.row} is about something that is not in the file.`,
    'line-missing': (d) => `The signed document ${d.token} gives a level in line ${d.line}, and the record does not have that sign-off.`,
    'document-false': (d) => `The signed document ${d.token} does not hold: ${TOKEN[d.because]}.`,
    'number-twice': (d) => `${d.name}'s device signed number ${d.number} twice: it was copied.`,
    'chain-broken': (d) => `Number ${d.number} of ${d.name}'s device does not follow on the number before: it may have been copied.`,
    'photos-hold': (d) => (d.count === 1 ? '1 photo is the one that the logs name.' : `${d.count} photos are those that the logs name.`),
    'photo-false': (d) => `The photo ${d.photo.slice(0, 12)}… is not what the logs name.`,
    'device-signed': (d) => `Signed on the certified device of ${d.name}, ${at(d.at)}, ${UNLOCK[d.unlock]}.`,
    'device-open': (d) => `The signature fits the key in the file (${d.name}, ${at(d.at)}); that the key is his, nobody confirms.`,
    'session-signed': (d) => `Given by ${d.name} in his session at the school, ${at(d.at)}, without a key of his device.`,
    'session-open': (d) => `By ${d.name}, ${at(d.at)}, in his session at the school: nothing in the file proves it.`,
    'token-missing': () => 'The signed document that it names is not in the file.',
    'token-open': () => 'The signed document that it follows from is not in this file.',
    'out-of-certificate': (d) => `The time of signing (${at(d.at)}) is outside the certificate of the device.`,
    'out-of-bracket': (d) => `The time of signing (${at(d.at)}) does not fit the times when the school heard of it.`,
    'field-differs': (d) => `The record says something else than what was signed: ${FIELD[d.field] ?? d.field}.`,
    'words-waiting': () => "The words of the comment have not come from the mentor's device; their digest was signed.",
    'signer-renamed': (d) => `The record calls the signer ${d.name}, the certificate ${d.certified}.`,
    'log-holds': (d) =>
      `The log “${d.task}” (${d.log}), revision ${d.revision}, is word for word what was signed.${d.newest > d.revision ? ` It was handed in again since, as revision ${d.newest}, which this signature has not seen.` : ''}`,
    'log-changed': (d) => `The log “${d.task}” (${d.log}), revision ${d.revision}, was changed since it was signed.`,
    'log-missing': (d) => `Revision ${d.revision} of the log ${d.log}, on which it rests, is not in the file.`,
    'log-otherwise': (d) => `The log “${d.task}” (${d.log}) stands otherwise in the record than in its last revision ${d.revision}.`,
    'logs-open': (d) => (d.count === 1 ? '1 log on which it rests is not in the file; the school has not seen it yet either.' : `${d.count} logs on which it rests are not in the file; the school has not seen them yet either.`),
    'row-holds': () => "It stands unaltered in the school's tree of signatures.",
    'row-false': (d) => `${d.row} is not what stands in the school's tree of signatures: one of the two was altered.`,
    'row-open': () => 'The file has no word of the school for it.',
    'came-between': (d) => `The school had it at ${at(d.notAfter)}${d.notBefore === null ? '' : `; it was signed after ${at(d.notBefore)}`}.`,
    'not-come': () => 'When it reached the school, nothing in the file proves.',
    'waits-for-person': (d) => `A person at the school has to look at it: ${REVIEW[d.why]}.`,
    withdrawn: (d) => `TAKEN BACK by ${d.name}, ${at(d.at)}: ${d.because}`,
    'withdrawn-open': (d) => `TAKEN BACK by ${d.name}, ${at(d.at)}: ${d.because} (nothing in the file proves the withdrawal)`,
    endorsed: (d) => `Endorsed by ${d.name}, ${at(d.at)}.`,
    'endorsed-open': (d) => `Endorsed by ${d.name}, ${at(d.at)}: nothing in the file proves it.`,
    'by-somebody-else': (d) => `${d.row} is by ${d.name}, who did not sign this.`,
    'on-paper': (d) => `No device of ${d.name} signed it: ${d.teacher} put it down at ${at(d.recordedAt)} from a sheet of paper of ${d.day}. Look at the photo ${d.photo.slice(0, 12)}….`,
    'sheet-missing': (d) => `The log on which it rests does not name the photo of the sheet, ${d.photo.slice(0, 12)}….`,
    'confirmation-missing': (d) => `${d.row} says that ${d.name} confirmed it, and the sign-off that this made is not in the file.`,
    'own-signature': (d) => `${d.name} signed it, or put it down from paper, and endorsed it: that is one signature.`,
  },
}
