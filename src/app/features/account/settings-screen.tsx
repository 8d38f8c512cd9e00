/** Settings of this device, and the person who is signed in on it. */
import { Trans, useLingui } from '@lingui/react/macro'
import { msg } from '@lingui/core/macro'
import type { MessageDescriptor } from '@lingui/core'
import { useState } from 'react'
import { Screen } from '../../record/screen.tsx'
import { roleWord } from '../../record/words.ts'
import { type Appearance, changeAppearance, readAppearance, TEXT_SIZES, THEMES } from '../../store/appearance.ts'
import { chooseLanguage, type Language, LANGUAGES } from '../../locales/activate.ts'
import { useStore } from '../../store/store-context.tsx'
import { Card, Section, Stack } from '../../ui/card.tsx'
import { SegmentedControl, Switch } from '../../ui/choices.tsx'
import { BackupSection } from './backup-section.tsx'
import { InstallGuide } from './install-guide.tsx'
import { MyRecordLink } from './my-record-link.tsx'
import { PinSection } from './pin/pin-section.tsx'
import { PhotosByWifi } from './photos-by-wifi.tsx'
import { RaiseConcern } from './raise-concern.tsx'
import { SignOut } from './sign-out.tsx'
import { SigningDevice } from './signing-device.tsx'
import { StorageState } from './storage-state.tsx'

const themeWord: Readonly<Record<Appearance['theme'], MessageDescriptor>> = {
  auto: msg`Like the device`,
  light: msg`Light`,
  dark: msg`Dark`,
  contrast: msg`High contrast`,
}
/** As `--text-scale` in tokens.css. */
const sizePercent: Readonly<Record<Appearance['textSize'], string>> = { normal: '100 %', large: '125 %', larger: '150 %' }

export const SettingsScreen = () => {
  const { t, i18n } = useLingui()
  const { profile } = useStore()
  const [look, setLook] = useState(readAppearance)
  const change = (by: Partial<Appearance>) => {
    void changeAppearance(by)
    setLook(readAppearance())
  }
  return (
    <Screen title={t`Settings`} subtitle={`${profile.name} · ${profile.roles.map((r) => t(roleWord[r])).join(', ')} · ${profile.schoolName}`}>
      <Section title={t`Language`}>
        <SegmentedControl
          label={t`Language`}
          hideLabel
          value={i18n.locale}
          onChange={(l) => void chooseLanguage(l as Language)}
          options={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
        />
      </Section>
      <Section title={t`Look`}>
        <Stack gap={4}>
          <SegmentedControl label={t`Colours`} value={look.theme} onChange={(v) => change({ theme: v as Appearance['theme'] })} options={THEMES.map((value) => ({ value, label: t(themeWord[value]) }))} />
          <SegmentedControl label={t`Text size`} value={look.textSize} onChange={(v) => change({ textSize: v as Appearance['textSize'] })} options={TEXT_SIZES.map((value) => ({ value, label: sizePercent[value] }))} />
          <Switch isSelected={look.glove} onChange={(glove) => change({ glove })}>
            <Trans>Glove mode: larger buttons</Trans>
          </Switch>
        </Stack>
      </Section>
      <Section title={t`This device`}>
        <Stack gap={4}>
          <StorageState />
          <InstallGuide />
          <PhotosByWifi />
        </Stack>
      </Section>
      <SigningDevice />
      <PinSection />
      <BackupSection />
      <MyRecordLink />
      <RaiseConcern />
      <Section title={t`Account`}>
        <Card>
          <Stack gap={3}>
            <p>
              <Trans>Signed in as {profile.username}. Signing out removes your records from this device; they stay at the school.</Trans>
            </p>
            <div>
              <SignOut />
            </div>
          </Stack>
        </Card>
      </Section>
    </Screen>
  )
}
