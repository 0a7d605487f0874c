# Makes the release for Windows on a Windows machine: freezes, lets the program check itself, signs, wraps, signs again.
#
# Needs CPython 3.13 for 64-bit Windows from python.org, WiX 3 (its folder in $env:WIX) and, to sign, signtool of the
# Windows SDK and a certificate in the store, named by its thumbprint. Without one nothing is signed, and it is said.
param(
    [string] $Python = 'py -3.13',
    [string] $Thumbprint = '',
    [string] $TimestampUrl = 'http://timestamp.digicert.com'
)
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Set-Location (Join-Path $PSScriptRoot '..\..')

function Invoke-Checked([string] $Program, [string[]] $Words) {
    & $Program @Words
    if ($LASTEXITCODE -ne 0) { throw "$Program ended with $LASTEXITCODE" }
}

function Set-Signature([string[]] $Files) {
    if (-not $Thumbprint) { Write-Warning "not signed, no certificate was named: $Files"; return }
    $signtool = (Get-Command signtool.exe -ErrorAction SilentlyContinue).Source
    if (-not $signtool) {
        $signtool = Get-ChildItem "${env:ProgramFiles(x86)}\Windows Kits\10\bin\*\x64\signtool.exe" |
            Sort-Object FullName | Select-Object -Last 1 -ExpandProperty FullName
    }
    Invoke-Checked $signtool (@('sign', '/sha1', $Thumbprint, '/fd', 'SHA256', '/td', 'SHA256', '/tr', $TimestampUrl) + $Files)
    Invoke-Checked $signtool (@('verify', '/pa') + $Files)
}

# What is pinned, with hashes, into an environment of its own.
$words = $Python.Split(' ')
Invoke-Checked $words[0] (@($words | Select-Object -Skip 1) + @('-m', 'venv', '.venv'))
$venv = '.venv\Scripts\python.exe'
Invoke-Checked $venv @('-m', 'pip', 'install', '--quiet', '--require-hashes', '--no-deps', '-r', 'requirements\build.txt')

# The program, and whether it is whole.
$env:PYTHONUTF8 = '1'
Invoke-Checked $venv @('-m', 'installer', '--freeze', 'client', '--into', 'dist')
Invoke-Checked 'dist\schutzbruecke\schutzbruecke.exe' @('doctor', '--self-check')
Set-Signature @('dist\schutzbruecke\schutzbruecke.exe', 'dist\schutzbruecke\schutzbruecke-window.exe')

# The package: the same description and the same codes as everywhere.
Invoke-Checked $venv @('-m', 'installer', '--wix', 'dist\schutzbruecke')
$version = (Get-Content build\msi\version).Trim()
$msi = "dist\schutzbruecke-$version-x64.msi"
Push-Location dist
$candle, $light = (Join-Path $env:WIX 'bin\candle.exe'), (Join-Path $env:WIX 'bin\light.exe')
Invoke-Checked $candle @('-nologo', '-arch', 'x64', '@..\build\msi\values', '-out', '..\build\msi\',
    '..\installer\windows\schutzbruecke.wxs', '..\build\msi\Files.wxs')
# ICE60 and ICE61 speak of versions of files and of upgrades to the same version, which REINSTALLMODE settles.
Invoke-Checked $light @('-nologo', '-sice:ICE60', '-sice:ICE61', '-out', "..\$msi",
    '..\build\msi\schutzbruecke.wixobj', '..\build\msi\Files.wixobj')
Pop-Location
Set-Signature @($msi)

Invoke-Checked $venv @('-m', 'installer', '--bill', 'client', '--into', 'dist')
# Whoever rolls the package out sets it by these: they go with it.
if (Test-Path dist\policies) { Remove-Item -Recurse dist\policies }
Copy-Item -Recurse installer\windows\policies dist\policies

# Of all that is handed on, the policies too.
Invoke-Checked $venv @('-m', 'installer', '--sums', '--into', 'dist')
