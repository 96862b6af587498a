; The Windows installer, for Inno Setup 6.3 or later; what stands between at signs is filled in by setup_script.py.
; It installs for the person alone, so that it asks for no administrator; /ALLUSERS installs for everyone.

[Setup]
AppId={{5B0C5C3E-8F0B-4C50-9E0D-6C8F4B1B1A77}
AppName=Oyster desktop
AppVersion=@VERSION@
AppPublisher=Oyster desktop
VersionInfoVersion=@VERSION@
DefaultDirName={autopf}\Oyster desktop
DefaultGroupName=Oyster desktop
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=@ROOT@\LICENSE
SetupIconFile=@ICON@
UninstallDisplayIcon={app}\oyster.exe
UninstallDisplayName=Oyster desktop
OutputDir=@RESULTS@
OutputBaseFilename=oyster-desktop-@VERSION@-x64
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes
RestartApplications=no
TimeStampsInUTC=yes
TouchDate=@DATE@
TouchTime=00:00
@SIGNING@

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "openmodels"; Description: "Offer Oyster for model files (.gguf) in ""Open with"""; Flags: unchecked

[Files]
Source: "@FROZEN@\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Oyster"; Filename: "{app}\oyster-window.exe"; IconFilename: "{app}\oyster.exe"
Name: "{autodesktop}\Oyster"; Filename: "{app}\oyster-window.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\Oyster.Model"; ValueType: string; ValueData: "Model for Oyster"; Flags: uninsdeletekey; Tasks: openmodels
Root: HKA; Subkey: "Software\Classes\Oyster.Model\shell\open\command"; ValueType: string; ValueData: """{app}\oyster-window.exe"" --start-with ""%1"""; Tasks: openmodels
Root: HKA; Subkey: "Software\Classes\.gguf\OpenWithProgids"; ValueType: string; ValueName: "Oyster.Model"; ValueData: ""; Flags: uninsdeletevalue; Tasks: openmodels

[Run]
Filename: "{app}\oyster-window.exe"; Description: "{cm:LaunchProgram,Oyster}"; Flags: nowait postinstall skipifsilent

; What a person wrote and the models stay: they are in the person's own folder, which "oyster delete-everything" empties.
[UninstallDelete]
Type: dirifempty; Name: "{app}"
