# Tries a package on a Windows machine that may be spoilt: silent installation, self-check, upgrade, silent removal.
# `-Older` names the package of the release before, if there is one.
param([Parameter(Mandatory)] [string] $Msi, [string] $Older = '')
$ErrorActionPreference = 'Stop'
$place = Join-Path $env:ProgramFiles 'Schutzbruecke'

function Invoke-Installer([string[]] $Words) {
    $done = Start-Process msiexec.exe -ArgumentList ($Words + @('/qn', '/norestart', '/l*v', 'msi.log')) -Wait -PassThru
    if ($done.ExitCode -ne 0) { Get-Content msi.log -Tail 80; throw "msiexec $Words ended with $($done.ExitCode)" }
}

function Get-Entry {
    Get-ItemProperty 'HKLM:\Software\Microsoft\Windows\CurrentVersion\Uninstall\*' | Where-Object DisplayName -eq 'Schutzbrücke'
}

function Test-Program {
    & (Join-Path $place 'schutzbruecke.exe') doctor --self-check
    if ($LASTEXITCODE -ne 0) { throw 'the installed program has failed its self-check' }
}

if ($Older) { Invoke-Installer @('/i', (Resolve-Path $Older).Path); Test-Program }
Invoke-Installer @('/i', (Resolve-Path $Msi).Path)
Test-Program
if (@(Get-Entry).Count -ne 1) { throw 'there is not one entry of the program' }
$link = Join-Path $env:ProgramData 'Microsoft\Windows\Start Menu\Programs\Schutzbrücke.lnk'
if (-not (Test-Path $link)) { throw 'the start menu of all people does not have it' }

Invoke-Installer @('/x', (Resolve-Path $Msi).Path)
if ((Test-Path $place) -or (Test-Path $link) -or (Get-Entry)) { throw 'something was left behind' }
if (Test-Path 'HKLM:\Software\Classes\schutzbruecke') { throw 'the link was left behind' }
Write-Output 'ok'
