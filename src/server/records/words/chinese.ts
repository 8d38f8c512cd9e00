import { momentText as at, type Words } from './words.ts'

const TOKEN = {
  'token-unreadable': '无法读取',
  'token-algorithm': '未采用唯一允许的签名方式',
  'key-missing': '学校未为其密钥作证',
  'token-forged': '签名与内容不符',
  'token-of-other-school': '它属于另一所学校',
  'token-of-someone-else': '它说的是另一个人',
  'token-of-other-request': '它回应的不是旁边这份申请',
  'request-forged': '它所回应的申请签名不符',
  'competency-not-in-programme': '其中的技能不在本档案的任何培养方案中',
} as const
const KEY = { misnamed: '它不是其名称所指的密钥', unreadable: '其证书无法读取', differs: '其证书与文件内容不一致', forged: '其证书不是由本校签发' } as const
const TREE = { unreadable: '无法读取', forged: '学校签名不符', 'other-school': '它属于另一所学校' } as const
const FIELD: Readonly<Record<string, string>> = {
  id: '名称',
  competency: '技能',
  level: '等级',
  facts: '计数事实',
  comment: '评语',
  at: '时间',
  by: '签认人',
  assurance: '可信程度',
  logs: '所依据的日志',
  token: '在签名文件中的行',
}
const UNLOCK = { session: '登录状态下', pin: '用PIN确认', passkey: '用通行密钥确认' } as const
const PURPOSE = { request: '申请签认', 'sign-off': '签认' } as const
const REVIEW = { 'former-mentor': '签认人当时已不是其师傅', 'key-lost': '设备挂失之后才送达', late: '迟到超过30天', 'many-one-day': '同一设备一天内签认超过40次' } as const

export const chinese: Words = {
  verdict: { holds: '属实', false: '不符', open: '待查' },
  title: (r) => `${r.name}的实训档案，${r.school}，制作于 ${at(r.madeAt)}`,
  signOffs: '签认',
  noSignOffs: '本档案中没有签认。',
  signOff: (s) => `${s.competency}：${s.level}级，${s.name}，${at(s.at)}`,
  provisional: '以下不是签名：凭师傅的一次性签认码在学徒手机上录入，不计入任何进度，仅以文件所述为准。',
  provisionalLine: (p) => `${p.competency}：${p.level}级，用${p.name}的签认码，${at(p.at)}`,
  provisionalState: (state, p) => {
    const lapses = p.lapses === null ? '' : at(p.lapses)
    switch (state) {
      case 'unheard':
        return '制作文件时学校尚未收到此签认码。'
      case 'waiting':
        return `制作文件时等待${p.name}在 ${lapses} 之前确认。`
      case 'lapsed':
        return `${p.name}未在期限内确认，已于 ${lapses} 失效。`
      case 'declined':
        return `${p.name}不予确认，原因：${p.because}`
      case 'confirmed':
        return `文件称${p.name}已确认；由此产生的签认另列于上。`
    }
  },
  cannotTell: [
    '任何文件都无法说明：其中是否被抽走了撤回记录，以及制作之后又签认或撤回了什么。请向学校查询。',
    '以下内容没有签名，仅以文件所述为准：培养方案的文字、没有签认提到的日志、评语、反思、工时。',
  ],
  total: (n) => `${n.holds}项属实，${n.false}项不符，${n.open}项仅凭此文件无法核对。`,
  notRead: (file, problem) => {
    switch (problem.code) {
      case 'newer':
        return `${file} 由较新版本的匠心日志制作。请先更新本程序。`
      case 'wrong-field':
        return `${file} 不完整或被改动：${problem.where} 不正确。`
      case 'of-somebody-else':
        return `${file} 含有他人的内容：${problem.where}。`
      case 'unreadable':
        return `${file} 不完整或被改动：无法查验。`
      case 'not-json':
      case 'not-a-record':
        return `${file} 不是匠心日志的档案。`
    }
  },
  says: {
    'school-key-given': (d) => `用您提供的学校公钥（${d.key}）查验。`,
    'school-key-in-file': (d) => `学校公钥（${d.key}）取自本文件。制作文件的人可以放入别的公钥：请向学校索取，并用 --school-key 提供。`,
    'school-key-missing': () => '文件制作时没有网络，不含学校公钥。请用 --school-key 提供，以便核对证书。',
    'school-key-differs': (d) => `文件中所谓的学校公钥是另一个（${d.key}）。`,
    'tree-holds': (d) => `学校于 ${at(d.at)} 为其全部${d.size}项签名所作的证明，确由本校签署。`,
    'tree-false': (d) => `学校对其签名的证明不成立：${TREE[d.because]}。`,
    'tree-missing': () => '文件制作时没有网络，不含学校的证明。',
    'documents-missing': () => '文件由较早版本制作，不含签名文件。',
    'name-certified': (d) => `学校以“${d.name}”之名为该学徒的设备作证。`,
    'name-differs': (d) => `文件称学徒为“${d.name}”；学校为其设备作证时用的名字是“${d.certified}”。`,
    'name-open': (d) => `“这是${d.name}的档案”只是文件所述：其中没有他的经认证设备。`,
    'key-certified': (d) => `${d.name}用来${PURPOSE[d.purpose]}的设备经学校认证，有效至 ${at(d.until)}。`,
    'key-open': (d) => `${d.name}用来${PURPOSE[d.purpose]}的设备有证书，但没有学校公钥可供核对。`,
    'key-false': (d) => `${d.name}的设备密钥不成立：${KEY[d.because]}。`,
    twice: (d) => `${d.row} 在文件中出现两次。`,
    'of-nothing': (d) => `${d.row} 所指的签认不在文件中。`,
    'proof-of-nothing': (d) => `${d.row} 的证明所指内容不在文件中。`,
    'line-missing': (d) => `签名文件 ${d.token} 第${d.line}行给出了等级，而档案中没有这项签认。`,
    'document-false': (d) => `签名文件 ${d.token} 不成立：${TOKEN[d.because]}。`,
    'number-twice': (d) => `${d.name}的设备两次签了第${d.number}号：设备已被复制。`,
    'chain-broken': (d) => `${d.name}的设备第${d.number}号与前一号不相接：设备可能已被复制。`,
    'photos-hold': (d) => `${d.count}张照片与日志所指一致。`,
    'photo-false': (d) => `照片 ${d.photo.slice(0, 12)}… 与日志所指不符。`,
    'device-signed': (d) => `在${d.name}经认证的设备上签署，${at(d.at)}，${UNLOCK[d.unlock]}。`,
    'device-open': (d) => `签名与文件中的密钥相符（${d.name}，${at(d.at)}）；但无人证明该密钥属于他。`,
    'session-signed': (d) => `${d.name}于 ${at(d.at)} 在学校系统登录状态下签认，未用设备密钥。`,
    'session-open': (d) => `${d.name}，${at(d.at)}，在学校系统登录状态下签认：文件中没有证明。`,
    'token-missing': () => '它所指的签名文件不在本文件中。',
    'token-open': () => '它所依据的签名文件不在本文件中。',
    'out-of-certificate': (d) => `签署时间（${at(d.at)}）在设备证书有效期之外。`,
    'out-of-bracket': (d) => `签署时间（${at(d.at)}）与学校得知的时间不符。`,
    'field-differs': (d) => `档案与所签内容不一致：${FIELD[d.field] ?? d.field}。`,
    'words-waiting': () => '评语文字尚未从师傅的设备送达；已签署其摘要。',
    'signer-renamed': (d) => `档案称签认人为“${d.name}”，证书上为“${d.certified}”。`,
    'log-holds': (d) => `日志“${d.task}”（${d.log}）第${d.revision}版与所签内容逐字一致。${d.newest > d.revision ? `此后又提交了第${d.newest}版，本签名未见过。` : ''}`,
    'log-changed': (d) => `日志“${d.task}”（${d.log}）第${d.revision}版在签认之后被改动。`,
    'log-missing': (d) => `所依据的日志 ${d.log} 第${d.revision}版不在文件中。`,
    'log-otherwise': (d) => `日志“${d.task}”（${d.log}）与其最后一版（第${d.revision}版）不一致。`,
    'logs-open': (d) => `所依据的${d.count}篇日志不在文件中，学校也尚未见到。`,
    'row-holds': () => '它原样在学校的签名树中。',
    'row-false': (d) => `${d.row} 与学校签名树中的不同：两者之一被改动。`,
    'row-open': () => '文件中没有学校对它的证明。',
    'came-between': (d) => `学校于 ${at(d.notAfter)} 收到${d.notBefore === null ? '' : `；签署于 ${at(d.notBefore)} 之后`}。`,
    'not-come': () => '它何时送达学校，文件中没有证明。',
    'waits-for-person': (d) => `需由学校人员查看：${REVIEW[d.why]}。`,
    withdrawn: (d) => `已由${d.name}于 ${at(d.at)} 撤回：${d.because}`,
    'withdrawn-open': (d) => `已由${d.name}于 ${at(d.at)} 撤回：${d.because}（文件中没有撤回的证明）`,
    endorsed: (d) => `${d.name}于 ${at(d.at)} 复核。`,
    'endorsed-open': (d) => `${d.name}于 ${at(d.at)} 复核：文件中没有证明。`,
    'by-somebody-else': (d) => `${d.row} 出自${d.name}，而签认人不是他。`,
    'on-paper': (d) => `没有${d.name}的设备签名：由${d.teacher}于 ${at(d.recordedAt)} 根据 ${d.day} 的纸质签认单录入。请查看照片 ${d.photo.slice(0, 12)}…。`,
    'sheet-missing': (d) => `所依据的日志中没有签认单的照片 ${d.photo.slice(0, 12)}…。`,
    'confirmation-missing': (d) => `${d.row} 称已由${d.name}确认，而由此产生的签认不在文件中。`,
    'own-signature': (d) => `${d.name}既签认（或据纸质单录入）又复核：只算一个签名。`,
  },
}
